import { ownMessages, pageMessages } from './annotations';
import { collectionMessages } from './collection';
import { copyMessages } from './copies';
import { correctionMessages } from './corrections';
import type { Declarations } from './declare';
import { metMessages } from './met';
import { movingMessages } from './moving';
import { speakerMessages } from './speaker';
import { store } from './store';
import { sync } from './sync';
import { syncMessages } from './sync/messages';
import { textMessages } from './text-core';
import { wordingMessages } from './wording';

/** Every message that the background answers. */
export const MESSAGES = {
  ...pageMessages,
  ...ownMessages,
  ...correctionMessages,
  ...metMessages,
  ...speakerMessages,
  ...movingMessages,
  ...textMessages,
  ...copyMessages,
  ...wordingMessages,
  ...collectionMessages(store),
  ...syncMessages(sync),
} satisfies Declarations;

declare module '../shared/send-message' {
  interface Background {
    readonly messages: typeof MESSAGES;
  }
}
