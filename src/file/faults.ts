/** Why a file is not opened: the end of a sentence that begins with its name. */
export class FileFault extends Error {
  override name = "FileFault";
}
