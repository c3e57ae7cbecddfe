/** The guides that rules cite beside the RFCs. */
import { type SpecReference, spec } from '../spec/reference.ts';

const asvsChapters: Readonly<Record<string, string>> = {
  '3': '0x12-V3-Web-Frontend-Security.md',
  '7': '0x16-V7-Session-Management.md',
  '9': '0x18-V9-Self-contained-Tokens.md',
  '10': '0x19-V10-OAuth-and-OIDC.md',
  '14': '0x23-V14-Data-Protection.md',
};

/** OWASP Application Security Verification Standard 5.0; `requirement` as in "3.3.4". */
export function asvs(requirement: string): SpecReference {
  const chapter = asvsChapters[requirement.split('.')[0] ?? ''] ?? '';
  return spec(`ASVS 5.0 ${requirement}`, `https://github.com/OWASP/ASVS/blob/v5.0.0/5.0/en/${chapter}`, '');
}

/** OWASP HTML5 Security Cheat Sheet, the section about local storage. */
export const html5StorageCheatSheet: SpecReference = spec(
  'OWASP HTML5 Security Cheat Sheet, Local Storage',
  'https://cheatsheetseries.owasp.org/cheatsheets/HTML5_Security_Cheat_Sheet.html#local-storage',
  '',
);
