import eslint from "@eslint/js";
import prettier from "eslint-config-prettier";
import jsdoc from "eslint-plugin-jsdoc";
import tseslint from "typescript-eslint";

// Public names of the pure rooms carry a doc comment; Prettier decides on layout.
const exported = [
  "ExportNamedDeclaration > FunctionDeclaration",
  "ExportNamedDeclaration > ClassDeclaration",
  "ExportNamedDeclaration > TSInterfaceDeclaration",
];

export default tseslint.config(
  { ignores: ["node_modules/", "dist/", "build/", "coverage/", ".cache/", "src/generated/", "tools/unused-agents-toolkit/"] },
  eslint.configs.recommended,
  ...tseslint.configs.recommended,
  {
    rules: {
      "@typescript-eslint/consistent-type-imports": ["error", { fixStyle: "inline-type-imports" }],
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_", varsIgnorePattern: "^_" }],
      "@typescript-eslint/no-non-null-assertion": "off",
      // What a user types or pastes is searched for control characters on purpose
      "no-control-regex": "off",
      eqeqeq: ["error", "smart"],
      "no-console": ["error", { allow: ["error", "warn"] }],
      "prefer-const": "error",
    },
  },
  {
    files: ["src/calc/**/*.ts", "src/host/**/*.ts", "src/catalogue/**/*.ts"],
    plugins: { jsdoc },
    rules: {
      "jsdoc/require-jsdoc": ["error", { contexts: exported, require: { FunctionDeclaration: false }, enableFixer: false }],
      "jsdoc/check-param-names": "error",
    },
  },
  {
    // What Excel hands over is not typed: Microsoft's metadata tool knows no better word for a cell than any
    files: ["src/functions/**/*.ts", "src/host/**/*.ts", "src/generated/**/*.ts", "tests/**/*.ts"],
    rules: { "@typescript-eslint/no-explicit-any": "off" },
  },
  {
    files: ["**/*.js", "**/*.cjs", "**/*.mjs"],
    languageOptions: {
      globals: {
        console: "readonly",
        process: "readonly",
        require: "readonly",
        module: "writable",
        __dirname: "readonly",
        __filename: "readonly",
      },
    },
    rules: { "@typescript-eslint/no-require-imports": "off", "no-console": "off" },
  },
  {
    files: ["tools/**/*.ts", "src/cli/**/*.ts", "bench/**/*.ts"],
    rules: { "no-console": "off", "@typescript-eslint/no-require-imports": "off" },
  },
  prettier,
);
