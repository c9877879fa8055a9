import { SyncedStore } from '@/lib/store/synced-store';

export const store = new SyncedStore();
