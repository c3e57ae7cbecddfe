import { claimsFrom } from '../claim.ts';
import type { Maker } from '../claims-of-makers.ts';
import { spec } from '../reference.ts';

export const keycloak: Maker = {
  name: 'Keycloak',
  issuers: ['/realms/'],
  claims: claimsFrom(
    spec(
      'Keycloak: AccessToken',
      'https://www.keycloak.org/docs-api/latest/javadocs/org/keycloak/representations/AccessToken.html',
    ),
    [
      ['typ', 'string', 'What it is for: {value}.'],
      ['session_state', 'string', 'The login session: {value}.'],
      ['allowed-origins', null, 'Web origins that may call with it: {value}.'],
      ['realm_access', 'object', 'Roles in the whole realm.'],
      ['resource_access', 'object', 'Roles in single clients: {value}.'],
      ['trusted-certs', null, 'Certificates that are trusted.'],
      ['authorization', 'object', 'Permissions that were granted (UMA).'],
      ['clientHost', 'string', 'Host of the client that asked for it: {value}.'],
      ['clientAddress', 'string', 'Address of the client that asked for it: {value}.'],
      ['clientId', 'string', 'Issued to the client {value}.'],
    ],
  ),
};
