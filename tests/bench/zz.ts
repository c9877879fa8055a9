import { benchStorage } from './storage';

await benchStorage('/work/wt-copy', ['copies']);
