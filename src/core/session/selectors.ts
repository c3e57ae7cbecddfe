/** What views, reports and the command line read of a session. Rows are made on demand: a list asks for those in sight. */

export { isHeld } from './let-go.ts';
export { type AuditReport, auditReport } from './select-audit.ts';
export { findings } from './select-findings.ts';
export { type FlowCheck, flowDetail } from './select-flow-detail.ts';
export { type FlowRow, flowCount, flowRow } from './select-flows.ts';
export { type KeyRow, keyRows, type OfferedKeySet, offeredKeySets } from './select-keys.ts';
export {
  type RequestDetail,
  requestCount,
  requestDetail,
  requestRow,
  requestsHeld,
} from './select-requests.ts';
export { storageNotes, storageRows } from './select-storage.ts';
export { faults, type Summary, summary } from './select-summary.ts';
export { type TokenDetail, tokenCount, tokenDetail, tokenRow } from './select-tokens.ts';
export { writerOf } from './select-writes.ts';
