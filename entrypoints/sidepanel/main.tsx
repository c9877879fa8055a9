import { show } from '../popup/show';

show('panel');
