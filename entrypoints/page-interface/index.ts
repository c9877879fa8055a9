import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { PageControl } from './page-control';
import { handOver } from './second-part';

/**
 * The reader's second script: our interface on the page. Brought into the page of the first one (`reader/`) at
 * the first sign that somebody is there. Does nothing by itself, and may be brought in twice.
 */
export default defineUnlistedScript(() => {
  handOver({ control: (session, start) => new PageControl(session, start) });
});
