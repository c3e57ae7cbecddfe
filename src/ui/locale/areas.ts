/** Every messages module by the name that it gives to `words`: what a translation has to hold. */

import type { findingActionMessages } from '../audit/action-messages.ts';
import type { auditMessages } from '../audit/messages.ts';
import type { reviewMessages } from '../audit/review-messages.ts';
import type { filterMessages } from '../filter/messages.ts';
import type { flowActionMessages } from '../flows/action-messages.ts';
import type { flowMessages } from '../flows/messages.ts';
import type { failureMessages } from '../frame/failure-messages.ts';
import type { keyMapMessages } from '../frame/key-map-messages.ts';
import type { frameMessages } from '../frame/messages.ts';
import type { paletteMessages } from '../frame/palette-messages.ts';
import type { settingsMessages } from '../frame/settings-messages.ts';
import type { tourMessages } from '../frame/tour-messages.ts';
import type { importMessages } from '../import/messages.ts';
import type { keyActionMessages } from '../keys/action-messages.ts';
import type { keyMessages } from '../keys/messages.ts';
import type { kitMessages } from '../kit/messages.ts';
import type { actMessages } from '../learn/act-messages.ts';
import type { expiryMessages } from '../learn/acts/expiry-messages.ts';
import type { fingerprintsMessages, forgeMessages } from '../learn/acts/fingerprints-messages.ts';
import type { naiveCardMessages } from '../learn/acts/naive-card-messages.ts';
import type { noMemoryMessages } from '../learn/acts/no-memory-messages.ts';
import type {
  notSecretMessages,
  protectionMessages,
  sealMessages,
} from '../learn/acts/not-secret-messages.ts';
import type { sessionsMessages } from '../learn/acts/sessions-messages.ts';
import type { signInMessages } from '../learn/acts/sign-in-messages.ts';
import type { storageActMessages } from '../learn/acts/storage-messages.ts';
import type {
  ownTokenMessages,
  tamperMessages,
  thiefMessages,
  wireMessages,
} from '../learn/acts/tamper-proof-messages.ts';
import type { validationMessages } from '../learn/acts/validation-messages.ts';
import type { drillMessages } from '../learn/drill-messages.ts';
import type { stageMessages, wayMessages } from '../learn/full-picture-messages.ts';
import type { learnMessages } from '../learn/messages.ts';
import type { misconceptionMessages } from '../learn/misconception-messages.ts';
import type { pageMessages } from '../learn/page-messages.ts';
import type { requestActionMessages } from '../requests/action-messages.ts';
import type { requestMessages } from '../requests/messages.ts';
import type { replayMessages } from '../requests/replay-messages.ts';
import type { storageActionMessages } from '../storage/action-messages.ts';
import type { storageMessages } from '../storage/messages.ts';
import type { tokenActionMessages } from '../tokens/action-messages.ts';
import type { decryptedMessages } from '../tokens/decrypted-messages.ts';
import type { journeyMessages } from '../tokens/journey-messages.ts';
import type { tokenMessages } from '../tokens/messages.ts';
import type { checkMessages, editMessages, knownSecretMessages } from '../tokens/signature-messages.ts';

export interface Areas {
  readonly stage: typeof stageMessages;
  readonly way: typeof wayMessages;
  readonly misconception: typeof misconceptionMessages;
  readonly act: typeof actMessages;
  readonly audit: typeof auditMessages;
  readonly review: typeof reviewMessages;
  readonly flow: typeof flowMessages;
  readonly failure: typeof failureMessages;
  readonly frame: typeof frameMessages;
  readonly import: typeof importMessages;
  readonly key: typeof keyMessages;
  readonly kit: typeof kitMessages;
  readonly expiry: typeof expiryMessages;
  readonly fingerprints: typeof fingerprintsMessages;
  readonly forge: typeof forgeMessages;
  readonly naiveCard: typeof naiveCardMessages;
  readonly noMemory: typeof noMemoryMessages;
  readonly notSecret: typeof notSecretMessages;
  readonly seal: typeof sealMessages;
  readonly protection: typeof protectionMessages;
  readonly sessions: typeof sessionsMessages;
  readonly signIn: typeof signInMessages;
  readonly storageAct: typeof storageActMessages;
  readonly tamper: typeof tamperMessages;
  readonly wire: typeof wireMessages;
  readonly thief: typeof thiefMessages;
  readonly ownToken: typeof ownTokenMessages;
  readonly validation: typeof validationMessages;
  readonly drill: typeof drillMessages;
  readonly learn: typeof learnMessages;
  readonly page: typeof pageMessages;
  readonly request: typeof requestMessages;
  readonly replay: typeof replayMessages;
  readonly storage: typeof storageMessages;
  readonly decrypted: typeof decryptedMessages;
  readonly journey: typeof journeyMessages;
  readonly token: typeof tokenMessages;
  readonly knownSecret: typeof knownSecretMessages;
  readonly check: typeof checkMessages;
  readonly edit: typeof editMessages;
  readonly keyMap: typeof keyMapMessages;
  readonly palette: typeof paletteMessages;
  readonly tour: typeof tourMessages;
  readonly tokenAction: typeof tokenActionMessages;
  readonly requestAction: typeof requestActionMessages;
  readonly flowAction: typeof flowActionMessages;
  readonly storageAction: typeof storageActionMessages;
  readonly findingAction: typeof findingActionMessages;
  readonly keyAction: typeof keyActionMessages;
  readonly settings: typeof settingsMessages;
  readonly filter: typeof filterMessages;
}
