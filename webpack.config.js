// The parts of the build, each a named configuration that also builds alone: npx webpack --config-name functions
const fs = require("node:fs");
const path = require("node:path");
const HtmlWebpackPlugin = require("html-webpack-plugin");
const MiniCssExtractPlugin = require("mini-css-extract-plugin");
const { EsbuildPlugin } = require("esbuild-loader");
const { version } = require("./package.json");

const inProject = (...parts) => path.resolve(__dirname, ...parts);
const dist = inProject("dist");

// Where scripts of Microsoft come from: an add-in may not ship its own copy of them.
const microsoftScripts = "https://appsforoffice.microsoft.com";

/** A page that loads Microsoft's scripts: they style what they show, report to Microsoft and ask in a frame whether to trust the host. */
const microsoftPolicy = {
  "default-src": "'none'",
  "script-src": `'self' ${microsoftScripts} https://ajax.aspnetcdn.com`,
  "style-src": "'self' 'unsafe-inline'",
  "connect-src": `'self' ${microsoftScripts} https://*.microsoft.com https://*.office.com https://*.office.net`,
  "frame-src": `${microsoftScripts} https://telemetryservice.firstpartyapps.oaspapps.com`,
  "base-uri": "'none'",
  "form-action": "'none'",
};

/** What each page may load. No page needs eval; the embedded sheet makes styles at run time. */
const policies = {
  workbench: {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self' 'unsafe-inline'",
    "img-src": "'self' data: blob:",
    "font-src": "'self' data:",
    "connect-src": "'self'",
    "worker-src": "'self' blob:",
    "manifest-src": "'self'",
    "base-uri": "'none'",
    "form-action": "'none'",
  },
  taskpane: { ...microsoftPolicy, "img-src": "'self' data:", "font-src": "'self' data:" },
  functions: microsoftPolicy,
};

/** The page with its policy first in the head, so that it holds for everything after it. */
const withPolicy = (html, policy) => {
  const content = Object.entries(policies[policy]).map(([directive, sources]) => `${directive} ${sources}`);
  const meta = `<meta http-equiv="Content-Security-Policy" content="${content.join("; ")}">`;
  const charset = /<meta charset="?utf-8"?\s*\/?>/i;
  if (!charset.test(html)) throw new Error(`the page ${policy} has no <meta charset="utf-8"> to put its policy after`);
  return html.replace(charset, (found) => `${found}\n    ${meta}`);
};

class ContentSecurityPolicyPlugin {
  apply(compiler) {
    compiler.hooks.compilation.tap("ContentSecurityPolicyPlugin", (compilation) => {
      HtmlWebpackPlugin.getHooks(compilation).beforeEmit.tap("ContentSecurityPolicyPlugin", (data) => ({
        ...data,
        html: withPolicy(data.html, data.plugin.userOptions.policy),
      }));
    });
  }
}

/** A page of dist/: the template beside its script when there is one, else a bare one. */
const page = (name, policy, template, options = {}) =>
  new HtmlWebpackPlugin({
    filename: `${name}.html`,
    template,
    policy,
    minify: false,
    scriptLoading: "defer",
    templateParameters: { version, scripts: microsoftScripts },
    ...options,
  });

/**
 * Characters beyond ASCII, which esbuild leaves in regular expressions: one of them beyond Latin-1, and a whole script is held in two
 * bytes a character.
 */
class EscapedCharactersPlugin {
  apply(compiler) {
    const { Compilation, sources } = compiler.webpack;
    compiler.hooks.compilation.tap("EscapedCharactersPlugin", (compilation) => {
      const stage = Compilation.PROCESS_ASSETS_STAGE_OPTIMIZE_SIZE + 1;
      compilation.hooks.processAssets.tap({ name: "EscapedCharactersPlugin", stage }, (assets) => {
        for (const [name, asset] of Object.entries(assets)) {
          const text = name.endsWith(".js") ? asset.source().toString() : "";
          if (!/[^\x00-\x7f]/.test(text)) continue;
          if (/\\[^\x00-\x7f]/.test(text)) throw new Error(`${name} has a backslash before a character beyond ASCII`);
          compilation.updateAsset(name, new sources.RawSource(escaped(text)));
        }
      });
    });
  }
}

const escaped = (text) =>
  text.replace(/[^\x00-\x7f]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`);

/**
 * TypeScript's own output for what runs in whatever engine an Excel brings along; esbuild, which needs less time, for the rest.
 */
const typescript = (name, target) =>
  name === "functions"
    ? { loader: "ts-loader", options: { transpileOnly: true, compilerOptions: { noEmit: false, target } } }
    : { loader: "esbuild-loader", options: { target } };

/** What all parts share. Types are checked by `npm run typecheck`, not here. */
const part = (name, entry, target, { plugins = [], optimization = {}, output = {}, alias = {}, ...rest }) => ({
  name,
  mode: "production",
  context: __dirname,
  entry: { [name]: entry },
  devtool: false,
  cache: {
    type: "filesystem",
    name,
    cacheDirectory: inProject(".cache", "webpack"),
    buildDependencies: { config: [__filename, inProject("tools", "plain-fields.cjs")] },
  },
  resolve: { extensions: [".ts", ".tsx", ".js", ".mjs", ".json"], alias },
  module: {
    rules: [
      { test: /\.tsx?$/, exclude: /node_modules/, ...typescript(name, target) },
      { test: /[\\/]@univerjs[\\/][^\\/]+[\\/]lib[\\/]es[\\/]\w+\.js$/, loader: inProject("tools", "plain-fields.cjs") },
      { test: /\.css$/, use: [MiniCssExtractPlugin.loader, "css-loader"] },
      { test: /\.(svg|png|woff2?)$/, type: "asset/resource" },
    ],
  },
  plugins: [...plugins, new EscapedCharactersPlugin()],
  // Terser takes minutes on the embedded sheet, esbuild seconds
  optimization: { minimizer: [new EsbuildPlugin({ target, css: true, legalComments: "none" })], ...optimization },
  output: { path: dist, publicPath: "", assetModuleFilename: "media/[name].[contenthash:8][ext]", ...output },
  performance: { hints: false },
  ...rest,
});

/** A file of the project beside what is built. */
class CopiedFilePlugin {
  constructor(from, name) {
    Object.assign(this, { from, name });
  }

  apply(compiler) {
    const { Compilation, sources } = compiler.webpack;
    compiler.hooks.thisCompilation.tap("CopiedFilePlugin", (compilation) => {
      compilation.fileDependencies.add(this.from);
      const stage = Compilation.PROCESS_ASSETS_STAGE_REPORT;
      compilation.hooks.processAssets.tap({ name: "CopiedFilePlugin", stage }, () => {
        compilation.emitAsset(this.name, new sources.RawSource(fs.readFileSync(this.from)));
      });
    });
  }
}

/** A page's part: scripts and styles named by their content, so that a host may let browsers keep them for good. */
const pagePart = (name, directory, file, { output, ...options } = {}) => {
  const template = inProject("src", directory, file);
  return part(name, `./src/${directory}/main.ts`, "es2020", {
    target: ["web", "es2020"],
    plugins: [
      page(path.basename(file, ".html"), name, template),
      new MiniCssExtractPlugin({
        filename: "styles/[name].[contenthash:8].css",
        chunkFilename: "styles/[name].[contenthash:8].css",
      }),
      new ContentSecurityPolicyPlugin(),
    ],
    output: { filename: "scripts/[name].[contenthash:8].js", chunkFilename: "scripts/[name].[contenthash:8].js", ...output },
    ...options,
  });
};

/**
 * Each script in a function that is called at once: browsers compile such a one while it loads. Around an arrow function, which webpack
 * and esbuild would put there, they do not, and the page waits for it.
 */
const compiledWhileLoading = [
  new EsbuildPlugin({
    ...{ target: "es2020", include: /\.js$/, legalComments: "none" },
    ...{ format: undefined, banner: "(function(){", footer: "})();" },
  }),
  new EsbuildPlugin({ target: "es2020", include: /\.css$/, css: true, legalComments: "none" }),
];

const parts = {
  // What Excel loads. ES2017: the JS-only runtime is whatever engine the user's Excel brings along.
  functions: () =>
    part("functions", "./src/excel/register.ts", "es2017", {
      target: ["web", "es2017"],
      plugins: [
        page("functions", "functions", inProject("src/excel/functions.html"), { inject: false }),
        new ContentSecurityPolicyPlugin(),
      ],
      // The manifest names it, so its name is stable; the manifest's version goes into the query instead
      output: { filename: "functions.js" },
    }),
  workbench: () =>
    pagePart("workbench", "workbench", "index.html", {
      output: { iife: false },
      optimization: {
        minimizer: compiledWhileLoading,
        splitChunks: {
          cacheGroups: {
            sheet: { test: /node_modules[\\/](@univerjs|@wendellhu|react|rxjs)/, name: "sheet", chunks: "initial" },
          },
        },
      },
    }),
  taskpane: () => pagePart("taskpane", "taskpane", "taskpane.html"),
  // The calc command: calc.js starts the engine with what V8 compiled last time. It draws nothing
  cli: () =>
    part("cli", "./src/cli/main.ts", "es2022", {
      target: "node20",
      output: { path: inProject("build"), filename: "calc.engine.js", chunkFilename: "calc.[name].js" },
      alias: { "@univerjs/engine-render$": inProject("src/sheet/no-drawing.ts") },
      plugins: [new CopiedFilePlugin(inProject("tools", "calc-launcher.cjs"), "calc.js")],
    }),
};

const entries = {
  functions: "src/excel/register.ts",
  workbench: "src/workbench/main.ts",
  taskpane: "src/taskpane/main.ts",
  cli: "src/cli/main.ts",
};

module.exports = Object.keys(parts)
  .filter((name) => fs.existsSync(inProject(entries[name])))
  .map((name) => parts[name]());
