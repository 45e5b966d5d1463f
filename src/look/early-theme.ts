/**
 * The build puts this into theme.js, which a page loads in its head before anything is painted:
 * <script src="theme.js"></script>. The rest of the switch follows with the page's own script.
 */
import { applyTheme, storedTheme } from "./theme";

applyTheme(storedTheme());
