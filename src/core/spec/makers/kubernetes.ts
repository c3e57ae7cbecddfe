import { claimsFrom } from '../claim.ts';
import type { Maker } from '../claims-of-makers.ts';
import { spec } from '../reference.ts';

export const kubernetes: Maker = {
  name: 'Kubernetes',
  issuers: [
    'kubernetes.default.svc',
    'kubernetes/serviceaccount',
    '//oidc.eks.',
    '//container.googleapis.com/',
  ],
  claims: claimsFrom(
    spec(
      'Kubernetes: managing service accounts',
      'https://kubernetes.io/docs/reference/access-authn-authz/service-accounts-admin/',
    ),
    [
      [
        'kubernetes.io',
        'object',
        'The namespace, service account, pod and node that it is bound to ({value}).',
      ],
      ['kubernetes.io/serviceaccount/namespace', 'string', 'Namespace: {value}.'],
      [
        'kubernetes.io/serviceaccount/secret.name',
        'string',
        'The secret that holds it: {value}. It does not expire.',
      ],
      ['kubernetes.io/serviceaccount/service-account.name', 'string', 'Service account: {value}.'],
      [
        'kubernetes.io/serviceaccount/service-account.uid',
        'string',
        'Service account, by its identifier: {value}.',
      ],
    ],
  ),
};
