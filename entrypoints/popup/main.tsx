import { show } from '../shared/app/show';

show('popup');
