import { Store } from '@/lib/store/store';

export const store = new Store();
