import "./base.css";
import "./parts.css";
import { startLiveSearch } from "./live-search";
import { startLiveCounts } from "./live-counts";
import { startPolling } from "./polling";
import { startShortcuts } from "./shortcuts";
import { startKeying } from "./keying";
import { startForms } from "./forms";
import { startBoard } from "./board";
import { startTabs } from "./tabs";

startLiveSearch();
startLiveCounts();
startPolling();
startShortcuts();
startForms();
startBoard();
startKeying();
startTabs();
