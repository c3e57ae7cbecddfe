/** X.509 certificates (RFC 5280 §4.1): the key, the names and the dates. The certificate's own signature is not checked. */
import { contentOf, DerError, type DerValue, derTag, readChildren, readDer, readOid } from './pem-der.ts';

export interface Certificate {
  /** As RFC 4514 writes names: "CN=example.org,O=Example". */
  readonly subject: string;
  readonly issuer: string;
  /** Milliseconds since the epoch. */
  readonly notBefore: number;
  readonly notAfter: number;
  /** DER of the SubjectPublicKeyInfo. */
  readonly publicKeyInfo: Uint8Array<ArrayBuffer>;
}

/** Reads a certificate's DER. Throws {@link DerError}. */
export function readCertificate(der: Uint8Array<ArrayBuffer>): Certificate {
  const [body] = readChildren(readDer(der));
  if (body === undefined) throw new DerError('empty');
  const fields = readChildren(body);
  // version [0] is left out in a version 1 certificate
  const at = fields[0]?.tag === derTag.context(0) ? 1 : 0;
  const [, , issuer, validity, subject, publicKeyInfo] = fields.slice(at);
  if (
    issuer === undefined ||
    validity === undefined ||
    subject === undefined ||
    publicKeyInfo === undefined
  ) {
    throw new DerError('fields are missing');
  }
  const [notBefore, notAfter] = readChildren(validity);
  return {
    subject: readName(subject),
    issuer: readName(issuer),
    notBefore: readTime(notBefore),
    notAfter: readTime(notAfter),
    publicKeyInfo: publicKeyInfo.whole,
  };
}

/** Short names of RFC 4514 §3, and those that certificates in use carry besides. */
const attributeNames: Readonly<Record<string, string>> = {
  '2.5.4.3': 'CN',
  '2.5.4.5': 'serialNumber',
  '2.5.4.6': 'C',
  '2.5.4.7': 'L',
  '2.5.4.8': 'ST',
  '2.5.4.9': 'STREET',
  '2.5.4.10': 'O',
  '2.5.4.11': 'OU',
  '0.9.2342.19200300.100.1.1': 'UID',
  '0.9.2342.19200300.100.1.25': 'DC',
  '1.2.840.113549.1.9.1': 'emailAddress',
};

function readName(name: DerValue): string {
  return readChildren(name)
    .map((relative) => readChildren(relative, derTag.set).map(readAttribute).join('+'))
    .reverse()
    .join(',');
}

function readAttribute(attribute: DerValue): string {
  const [type, value] = readChildren(attribute);
  const oid = readOid(type);
  return `${attributeNames[oid] ?? oid}=${readText(value).replace(/[,+"\\<>;]/g, '\\$&')}`;
}

const bmpString = 0x1e;
const latin1Strings = [0x13, 0x14, 0x16, 0x1a]; // Printable, Teletex, IA5, Visible
const utf8 = new TextDecoder();

function readText(value: DerValue | undefined): string {
  if (value === undefined) return '';
  if (latin1Strings.includes(value.tag)) return String.fromCharCode(...value.content.subarray(0, 1024));
  if (value.tag !== bmpString) return utf8.decode(value.content.subarray(0, 1024));
  const units: number[] = [];
  for (let at = 0; at + 1 < Math.min(value.content.length, 2048); at += 2) {
    units.push(((value.content[at] as number) << 8) | (value.content[at + 1] as number));
  }
  return String.fromCharCode(...units);
}

/** UTCTime and GeneralizedTime as RFC 5280 §4.1.2.5 allows them: with seconds, in UTC. Milliseconds since the epoch. */
function readTime(value: DerValue | undefined): number {
  const short = value?.tag === derTag.utcTime;
  const text = String.fromCharCode(
    ...contentOf(value, short ? derTag.utcTime : derTag.generalizedTime).subarray(0, 20),
  );
  const parts = (
    short ? /^(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)Z$/ : /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)Z$/
  ).exec(text);
  if (parts === null) throw new DerError('time');
  const [year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0] = parts.slice(1).map(Number);
  // RFC 5280 §4.1.2.5.1: two-digit years from 50 on belong to the twentieth century
  const fullYear = short ? year + (year >= 50 ? 1900 : 2000) : year;
  return Date.UTC(fullYear, month - 1, day, hour, minute, second);
}
