import { claimsFrom } from '../claim.ts';
import type { Maker } from '../claims-of-makers.ts';
import { spec } from '../reference.ts';

const access = spec(
  'Microsoft Entra: access token claims',
  'https://learn.microsoft.com/en-us/entra/identity-platform/access-token-claims-reference',
);
const optional = spec(
  'Microsoft Entra: optional claims',
  'https://learn.microsoft.com/en-us/entra/identity-platform/optional-claims-reference',
);

/** Microsoft Entra ID, formerly Azure Active Directory, with B2C and External ID. */
export const entra: Maker = {
  name: 'Microsoft Entra ID',
  issuers: [
    '//sts.windows.net/',
    '//login.microsoftonline.',
    '.b2clogin.com/',
    '.ciamlogin.com/',
    '//login.partner.microsoftonline.cn/',
  ],
  claims: [
    ...claimsFrom(access, [
      ['aio', null, 'For Microsoft alone: helps it reuse tokens.'],
      ['appid', 'string', 'Issued to the application {value}.'],
      [
        'appidacr',
        null,
        'How the application logged in: {value} (0 not at all, 1 with a secret, 2 with a certificate).',
      ],
      [
        'azpacr',
        null,
        'How the application logged in: {value} (0 not at all, 1 with a secret, 2 with a certificate).',
      ],
      ['azp', 'string', 'Issued to the application {value}.'],
      ['groups', null, 'Groups of the subject, by their identifiers: {value}.'],
      [
        'hasgroups',
        null,
        'The person is in more groups than fit: ask Microsoft Graph. | The groups are all here.',
        'flag',
      ],
      ['groups:src1', null, 'The person is in more groups than fit: ask Microsoft Graph.'],
      ['idp', 'string', 'Where the person logged in: {value}.'],
      ['ipaddr', 'string', 'Address that the person logged in from: {value}.'],
      ['oid', 'string', 'The person or application, in every application the same: {value}.'],
      ['onprem_sid', 'string', 'The person in the directory on premises: {value}.'],
      ['rh', null, 'For Microsoft alone: helps it check the token again.'],
      ['roles', null, 'Roles that the application or person was given: {value}.'],
      ['scp', 'string', 'Allows the application, for the person: {value}.'],
      ['sub', 'string', 'The person, in this application alone: {value}.'],
      ['tid', 'string', 'The tenant: {value}.'],
      ['unique_name', 'string', 'A name to show; not unique and not to decide by: {value}.'],
      ['upn', 'string', 'User principal name; may change: {value}.'],
      ['uti', 'string', 'Its own identifier: {value}.'],
      ['ver', 'string', 'Version of the token: {value}.'],
      ['wids', null, 'Roles in the whole tenant, by their identifiers: {value}.'],
      ['xms_cc', null, 'What the client is able to do: {value} (cp1: it handles claims challenges).'],
      ['acrs', null, 'Authentication contexts that were met: {value}.'],
      ['xms_idrel', null, 'For Microsoft alone: how the person relates to the tenant.'],
    ]),
    ...claimsFrom(optional, [
      ['acct', null, 'Member (0) or guest (1) of the tenant: {value}.'],
      ['ctry', 'string', 'Country of the person: {value}.'],
      ['fwd', 'string', 'Address of the client that was forwarded: {value}.'],
      ['in_corp', null, 'The person came from inside the company’s network: {value}.'],
      ['login_hint', 'string', 'Who is logged in, for the next login.'],
      ['tenant_ctry', 'string', 'Country of the tenant: {value}.'],
      ['tenant_region_scope', 'string', 'Region of the tenant: {value}.'],
      ['verified_primary_email', null, 'E-mail addresses that were checked: {value}.'],
      ['xms_edov', null, 'The e-mail address belongs to a domain that was checked: {value}.'],
      ['xms_pdl', 'string', 'Where the person’s data is kept: {value}.'],
      ['xms_tpl', 'string', 'Language of the tenant: {value}.'],
      ['ztdid', 'string', 'The device in Windows Autopilot: {value}.'],
      ['xms_acb', null, 'For Microsoft alone.'],
      ['pwd_exp', null, 'Seconds until, or the time when, the password ends: {value}.'],
      ['pwd_url', 'string', 'Where the password can be changed: {value}.'],
    ]),
    ...claimsFrom(
      spec(
        'Azure AD B2C: tokens',
        'https://learn.microsoft.com/en-us/azure/active-directory-b2c/tokens-overview',
      ),
      [
        ['tfp', 'string', 'The user flow that issued it: {value}.'],
        ['acr', 'string', 'The user flow that issued it: {value}.'],
        ['emails', null, 'E-mail addresses: {value}.'],
        ['newUser', null, 'The person has just signed up. | The person was known before.', 'flag'],
      ],
    ),
  ],
};
