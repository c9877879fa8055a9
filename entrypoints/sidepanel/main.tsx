import { show } from '../shared/app/show';

show('panel');
