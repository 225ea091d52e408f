import "./base.css";
import "./parts.css";
import { startLiveSearch } from "./live-search";
import { startPolling } from "./polling";
import { startShortcuts } from "./shortcuts";
import { startForms } from "./forms";

startLiveSearch();
startPolling();
startShortcuts();
startForms();
