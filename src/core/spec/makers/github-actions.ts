import { claimsFrom } from '../claim.ts';
import type { Maker } from '../claims-of-makers.ts';
import { spec } from '../reference.ts';

export const githubActions: Maker = {
  name: 'GitHub Actions',
  issuers: ['//token.actions.githubusercontent.com'],
  claims: claimsFrom(
    spec('GitHub: OpenID Connect reference', 'https://docs.github.com/en/actions/reference/security/oidc'),
    [
      ['actor', 'string', 'Started by {value}.'],
      ['actor_id', null, 'Started by the account {value}.'],
      ['base_ref', 'string', 'The branch that a pull request goes to: {value}.'],
      ['check_run_id', null, 'The check run: {value}.'],
      ['enterprise', 'string', 'The enterprise: {value}.'],
      ['enterprise_id', null, 'The enterprise: {value}.'],
      ['environment', 'string', 'The environment of the job: {value}.'],
      ['event_name', 'string', 'Started by the event {value}.'],
      ['head_ref', 'string', 'The branch that a pull request comes from: {value}.'],
      ['job_workflow_ref', 'string', 'The reusable workflow that the job runs: {value}.'],
      ['job_workflow_sha', 'string', 'Commit of that workflow: {value}.'],
      ['ref', 'string', 'Runs for {value}.'],
      ['ref_type', 'string', 'That is a {value}.'],
      [
        'ref_protected',
        null,
        'The branch or tag is protected. | The branch or tag is not protected.',
        'flag',
      ],
      ['repository', 'string', 'The repository: {value}.'],
      ['repository_id', null, 'The repository: {value}.'],
      ['repository_owner', 'string', 'Owner of the repository: {value}.'],
      ['repository_owner_id', null, 'Owner of the repository: {value}.'],
      ['repository_visibility', 'string', 'The repository is {value}.'],
      ['run_attempt', null, 'Attempt {value} of the run.'],
      ['run_id', null, 'The run: {value}.'],
      ['run_number', null, 'Run number {value} of the workflow.'],
      ['runner_environment', 'string', 'The runner is {value}.'],
      ['sha', 'string', 'Commit that it runs on: {value}.'],
      ['workflow', 'string', 'The workflow: {value}.'],
      ['workflow_ref', 'string', 'Path of the workflow: {value}.'],
      ['workflow_sha', 'string', 'Commit of the workflow: {value}.'],
    ],
  ),
};
