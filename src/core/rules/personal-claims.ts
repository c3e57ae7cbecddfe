/** Claims that tell who a person is: their names, and what a value must look like to be one. */
import parsePhoneNumber from 'libphonenumber-js/min';
import { isJsonObject, type JsonObject, type JsonValue } from '../jose/json.ts';
import { type ClaimValue, plainName, valuesIn } from './claim-values.ts';

export interface PersonalClaim {
  /** Names from the top, parted by `/`; of a list, the list. */
  readonly path: string;
  /** True where an ID token is not the place for it either. */
  readonly isDelicate: boolean;
}

interface Meaning {
  readonly holds: (value: JsonValue) => boolean;
  readonly isDelicate?: boolean;
  /** Things have such a member too: inside another claim it counts only where that is about a person. */
  readonly isAmbiguous?: boolean;
}

const isText = (value: JsonValue) => typeof value === 'string' && value.trim() !== '';
const hasDigits = (count: number) => (value: JsonValue) =>
  (typeof value === 'string' || typeof value === 'number') &&
  String(value).slice(0, 40).replace(/\D/g, '').length >= count;
const isAddress = (value: JsonValue) =>
  isText(value) || (isJsonObject(value) && Object.values(value).some(isText));

const name: Meaning = { holds: isText };
const phone: Meaning = { holds: isNamedPhone };
const address: Meaning = { holds: isAddress, isDelicate: true, isAmbiguous: true };
const birth: Meaning = { holds: hasDigits(4), isDelicate: true };
const identity: Meaning = { holds: hasDigits(5), isDelicate: true };
const network: Meaning = { holds: isIpAddress };

/** Those of OpenID Connect Core §5.1, and the names that people give their own; without case and separators. */
const meanings: ReadonlyMap<string, Meaning> = new Map([
  ['name', { ...name, isAmbiguous: true }],
  ['givenname', name],
  ['familyname', name],
  ['middlename', name],
  ['firstname', name],
  ['lastname', name],
  ['surname', name],
  ['fullname', name],
  ['email', { holds: isMail }],
  ['phonenumber', phone],
  ['phone', phone],
  ['mobile', phone],
  ['mobilephone', phone],
  ['birthdate', birth],
  ['birthday', birth],
  ['dateofbirth', birth],
  ['dob', birth],
  ['address', address],
  ['streetaddress', { holds: isText, isDelicate: true }],
  ['ssn', identity],
  ['nationalid', identity],
  ['passportnumber', identity],
  ['taxid', { ...identity, isAmbiguous: true }],
  ['ipaddr', network],
  ['ipaddress', network],
  ['clientip', network],
]);

/** Claims that hold what is known of a person. */
const aboutPersons = /^(user|profile|person|customer|employee|patient|member|identity|account|contact)/;
/** Who made the token, for whom, and through whom: never a person, though some write it like a mail address. */
const parties: ReadonlySet<string> = new Set(['iss', 'aud', 'azp', 'clientid', 'cid', 'appid']);
/** Mail addresses of programs (Google Cloud service accounts). */
const machineMail = /\.gserviceaccount\.com$/i;

/** At most so many are told. */
const mostClaims = 50;

/** Known names with a value that fits, and any other claim whose whole value is a mail address or an international phone number. */
export function personalClaims(claims: JsonObject): readonly PersonalClaim[] {
  const found = new Map<string, PersonalClaim>();
  for (const claim of valuesIn(claims)) {
    const path = claim.path.replace(/(?:\/\d+)+$/, '');
    const top = plainName(path.split('/', 1)[0] ?? '');
    if (parties.has(top) || found.has(path) || isWithin(found, path)) continue;
    const meaning = meanings.get(plainName(claim.name));
    const isPlaced = meaning?.isAmbiguous !== true || isAboutPerson(claim);
    const isTold =
      meaning === undefined || !isPlaced ? tellsByItself(claim.value) : meaning.holds(claim.value);
    if (isTold) found.set(path, { path, isDelicate: meaning?.isDelicate === true });
    if (found.size >= mostClaims) break;
  }
  return [...found.values()];
}

/** The street of an address that was told already. */
function isWithin(found: ReadonlyMap<string, PersonalClaim>, path: string): boolean {
  const parent = path.slice(0, Math.max(0, path.lastIndexOf('/')));
  return parent !== '' && found.has(parent);
}

function isAboutPerson({ path }: ClaimValue): boolean {
  const parents = path.split('/').slice(0, -1);
  return parents.length === 0 || parents.some((parent) => aboutPersons.test(plainName(parent)));
}

function tellsByItself(value: JsonValue): boolean {
  return isMail(value) || (typeof value === 'string' && isInternationalPhone(value));
}

function isMail(value: JsonValue): boolean {
  if (typeof value !== 'string' || value.length > 254) return false;
  return /^[^\s@/:]+@[^\s@./]+\.[^\s@/]+$/.test(value) && !machineMail.test(value);
}

/** The `+`, and the digits of a country that numbers its phones so (ITU-T E.164). */
function isInternationalPhone(value: string): boolean {
  if (!/^\+[\d ().-]{7,24}$/.test(value)) return false;
  return parsePhoneNumber(value)?.isValid() ?? false;
}

/** Under the name of a phone: what has a length that its country knows, or, without a country, 6 to 15 digits and no letters. */
function isNamedPhone(value: JsonValue): boolean {
  const text = typeof value === 'number' ? String(value) : value;
  if (typeof text !== 'string' || text.length > 40) return false;
  if (text.trim().startsWith('+')) return parsePhoneNumber(text.trim())?.isPossible() ?? false;
  const digits = text.replace(/\D/g, '').length;
  return /^[\d\s().\-/]+$/.test(text) && digits >= 6 && digits <= 15;
}

/** Not the machine's own, which every machine has (RFC 1122 §3.2.1.3, RFC 4291 §2.5.3). */
function isIpAddress(value: JsonValue): boolean {
  if (typeof value !== 'string' || value.length > 45 || value.startsWith('127.') || value === '::1')
    return false;
  const isFour = /^\d{1,3}(\.\d{1,3}){3}$/.test(value);
  const isSix = value.includes(':') && /^[\da-f:.]+$/i.test(value);
  return (isFour && URL.canParse(`http://${value}/`)) || (isSix && URL.canParse(`http://[${value}]/`));
}
