/** What a device says about itself: the Entity Attestation Token. */
import { type Claim, claimsFrom } from './claim.ts';
import { rfc } from './reference.ts';

export const claimsOfAttestation: readonly Claim[] = claimsFrom(rfc(9711, ''), [
  ['eat_nonce', 'string-or-strings', 'Proves that it is fresh: {value}.'],
  ['ueid', 'string', 'The device, unlike every other: {value}.'],
  ['sueids', 'object', 'Further identifiers of the device ({value}).'],
  ['oemid', null, 'Maker of the device: {value}.'],
  ['hwmodel', 'string', 'Model of the device: {value}.'],
  ['hwversion', null, 'Version of the hardware: {value}.'],
  [
    'oemboot',
    'boolean',
    'Only software of the maker was started. | Other software than the maker’s may have been started.',
    'flag',
  ],
  ['dbgstat', null, 'Whether debugging is switched off: {value}.'],
  ['location', null, 'Where the device is.'],
  ['uptime', 'number', 'Started {value} seconds ago.'],
  ['bootcount', 'number', 'Started {value} times.'],
  ['bootseed', 'string', 'A value of this start: {value}.'],
  ['dloas', 'array', 'Where letters of approval are to be had.'],
  ['swname', 'string', 'Software: {value}.'],
  ['swversion', null, 'Version of the software: {value}.'],
  ['manifests', 'array', 'What software ought to be on the device.'],
  ['measurements', 'array', 'What software is on the device.'],
  ['measres', 'array', 'What came of comparing the software with what it ought to be.'],
  ['submods', 'object', 'Parts of the device that speak for themselves: {value}.'],
  ['eat_profile', 'string', 'The rules that it follows: {value}.'],
  ['intuse', null, 'What it was made for: {value}.'],
]);
