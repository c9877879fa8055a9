import { v7 as uuid } from 'uuid';
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { keepingWith } from '@/lib/reader/keeping';
import { PageControl } from './page-control';
import { handOver } from './second-part';

/**
 * The reader's second script: our interface on the page, and what keeping needs. Brought into the page of the first one
 * (`reader.content/`) when its reader first needs it. Does nothing by itself, and may be brought in twice.
 */
export default defineUnlistedScript(() => {
  handOver({
    control: (session, start) => new PageControl(session, start),
    keeping: keepingWith(uuid),
  });
});
