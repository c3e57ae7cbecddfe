/** A clause of a standard or of a recognised guide, with the strength of its words. */
export interface SpecReference {
  /** As people cite it: "RFC 8725 §3.1", "ASVS 5.0 9.1.2". */
  readonly label: string;
  readonly url: string;
  /** The requirement level that the clause itself uses; '' where it does not use one. */
  readonly level: 'MUST' | 'SHOULD' | 'MAY' | '';
}

export type Severity = 'critical' | 'high' | 'medium' | 'low' | 'note';

/** Worst first: the index is the rank. */
export const severities: readonly Severity[] = ['critical', 'high', 'medium', 'low', 'note'];

/** A section of an RFC: `rfc(7519, '4.1.4', 'MUST')`; the RFC as a whole where `section` is ''. */
export function rfc(number: number, section: string, level: SpecReference['level'] = ''): SpecReference {
  const label = `RFC ${number}`;
  const url = `https://www.rfc-editor.org/rfc/rfc${number}`;
  if (section === '') return { label, url, level };
  const isAppendix = /^[A-Z]/.test(section);
  return {
    label: `${label} ${isAppendix ? 'Appendix ' : '§'}${section}`,
    url: `${url}#${isAppendix ? 'appendix' : 'section'}-${section}`,
    level,
  };
}

/** A clause of another specification or a maker's own documentation, named as people cite it. */
export function spec(label: string, url: string, level: SpecReference['level'] = ''): SpecReference {
  return { label, url, level };
}

/** A section of OpenID Connect Core 1.0, by the anchor that its text gives it. */
export function oidc(section: string, anchor: string, level: SpecReference['level'] = ''): SpecReference {
  return spec(
    `OpenID Connect Core 1.0 §${section}`,
    `https://openid.net/specs/openid-connect-core-1_0.html#${anchor}`,
    level,
  );
}
