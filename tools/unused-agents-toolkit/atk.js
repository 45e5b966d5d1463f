#!/usr/bin/env node
console.error("MicroScale uses manifest.xml, so Microsoft's Agents Toolkit CLI is not installed. See docs/dependencies.md.");
process.exit(1);
