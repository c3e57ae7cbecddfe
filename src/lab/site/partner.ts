import { html } from '../server/answer.ts';
import type { Routes } from '../server/routes.ts';
import type { World } from '../world.ts';

/** An honest page of another site that stands in a frame of the practice page and asks the API for its visitor. */
export function partnerRoutes(world: World): Routes {
  const asked = JSON.stringify(`${world.apiUrl}/jars/http-only/profile`);
  return {
    /** Keeps the token that the practice page hands over in the storage of its own site. */
    'GET /partner/keeper': () =>
      html(
        200,
        `<!doctype html><meta charset="utf-8"><title>A partner’s frame</title><script>
addEventListener('message', ({ data, origin }) => {
  if (origin !== ${JSON.stringify(world.siteUrl)}) return;
  sessionStorage.setItem('partner_token', data);
  parent.postMessage('kept', origin);
});
</script>`,
      ),

    'GET /partner/widget': () =>
      html(
        200,
        `<!doctype html><meta charset="utf-8"><title>A partner’s widget</title><script>
const report = (status, text) => parent.postMessage({ status, text }, ${JSON.stringify(world.siteUrl)});
fetch(${asked}, { credentials: 'include' })
  .then(async (response) => report(response.status, await response.text()))
  .catch(() => report(0, ''));
</script>`,
      ),
  };
}
