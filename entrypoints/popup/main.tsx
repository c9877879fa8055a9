import { show } from './show';

show('popup');
