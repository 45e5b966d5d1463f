/** The names by which the columns of fills go where the file is of no known venue. Folded, the first that is there counts. */
const words = (text: string): readonly string[] => text.split(" ");

export const fillTimeNames = words(
  "executiontime executiondatetime exectime timeexecuted executedat filltime filledtime filledat tradetime tradedatetime dealtime " +
    "transactiontime transacttime time timestamp datetime datetimeutc date dateandtime tradedate transactiondate activitydate rundate " +
    "datum zeit datumzeit zeitpunkt ausfuhrungszeit ausfuehrungszeit ausfuhrungsdatum handelszeit handelsdatum tijd " +
    "fecha fechahora hora data datahora dataora ora dateheure heure filledcanceled createdat tradecreatedat updatetime updatedat closingtime",
);

export const fillSymbolNames = words(
  "symbol instrument instrumentname financialinstrument contract contractname market marketname pair pairs tradingpair spotpair spotpairs " +
    "futures ticker product asset security item underlying wertpapier produkt basiswert titre produit instrumento activo ativo titolo " +
    "strumento prodotto coin contracts",
);

/** By these a column is one of sides whatever stands in it. */
export const plainSideNames = words("side action buysell bs direction");

/** These are when their cells are words for buying and selling. */
export const fillSideNames: readonly string[] = [
  ...plainSideNames,
  ...words(
    "orderside transactiontype transcode subtype tradetype filledtype type operation marketpos " +
      "seite richtung kaufverkauf kauf art typ geschaft sens typeoperation lado tipo operacion compraventa operacao compravenda operazione segno",
  ),
];

/** What was filled, before what was ordered. */
export const fillQuantityNames = words(
  "filledqty filledquantity fillqty fillquantity executedqty executedquantity execqty lastqty qtyfilled filledamount filledsize filled " +
    "execsize executedsize executed dealamount dealquantity dealqty contracts quantity qty size amount volume vol lots shares noofshares quantitytransacted units " +
    "menge anzahl stuck stucke stuecke nominal kontrakte quantite nombre cantidad contratos quantidade qtde quantita aantal",
);

export const fillPriceNames = words(
  "fillprice filledprice avgfillprice avgfilledprice averagefillprice averagefilledprice executionprice executedprice executeprice execprice " +
    "lastpx dealprice tradeprice avgprice averageprice price priceattransaction priceshare pricepershare rate " +
    "ausfuhrungskurs ausfuehrungskurs ausfuhrungspreis handelskurs kurs preis coursexecution prixexecution cours prix precio preco prezzo koers",
);

export const fillFeeNames = words(
  "fee fees feepaid tradingfee execfee feecharged feescomm feescommission feesandcomm feesandcommission feesandorspread feeamount " +
    "gebuhr gebuhren gebuehr gebuehren kosten frais taxa taxas costi transactiekosten",
);

/** By these a column may hold fees, whatever else it is called; the others of them say that it holds none. */
export const feeWords = /fee|comm$|commission|gebu?e?hr|kosten|frais|comision|comissao|courtage|provision/;
export const noFeeWords =
  /^exec|rate|currency|coin|asset|unit|funding|percent|tier|type|worth|conversion|net|after|before|incl|excl|profit|pnl|proceeds|value|symbol|mode/;

/** Paid beside a fee, or in its place. */
export const fillCommissionNames = words(
  "commission commissions commissionfee commissionamount comm provision courtage comision comisiones corretagem comissao commissione commissioni",
);

export const fillCurrencyNames = words(
  "feecurrency feecoin feeasset feeunit commissionasset commissioncurrency currency pricecurrency wahrung waehrung devise divisa moneda moeda valuta",
);

export const fillIdNames = words("id tradeid fillid execid executionid txid transactionid dealid matchid");

export const fillOrderNames = words("orderid ordertxid orderno ordernumber ordernummer auftragsnummer");

export const entryTimeNames = words(
  "entrytime entrydate entrydatetime enteredat opentime openingtime opentimestamp openedat opened opendate timeopen dateopened",
);
export const exitTimeNames = words(
  "exittime exitdate exitdatetime exitedat closetime closingtime closetimestamp closedat closed closedate timeclose dateclosed",
);
export const entryPriceNames = words("entryprice avgentryprice averageentryprice openprice openingprice openrate entry");
export const exitPriceNames = words(
  "exitprice avgexitprice averageexitprice closeprice closingprice avgcloseprice closerate exit",
);
export const pairQuantityNames = words(
  "tradequantity closingquantity closedqty closedquantity closedsize closedvol qty quantity size volume contracts amount lots",
);
export const pairSideNames = words("openingdirection tradetype direction side type marketpos positionside position action");
