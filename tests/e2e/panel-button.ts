/** Evaluated in the popup: its button that opens the panel beside the page, whatever the language; null before it is drawn. */
export const PANEL_BUTTON = `document.querySelector('.pm-bar-aside button:nth-of-type(2)')`;
