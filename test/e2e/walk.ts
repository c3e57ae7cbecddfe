import type { Panel } from './panel.ts';

const grids = {
  Tokens: 'Tokens',
  Requests: 'Requests',
  Storage: 'Stored tokens',
  Audit: 'Findings',
} as const;

/** Opens every row of every list, and of each every pane of its detail. */
export async function openEverything(panel: Panel): Promise<void> {
  for (const [view, name] of Object.entries(grids)) {
    await panel.open(view as keyof typeof grids);
    const rows = { role: 'row', within: { role: 'grid', name } };
    await panel.see(rows);
    for (let index = 0; index < (await panel.count(rows)); index += 1) {
      await panel.click({ ...rows, at: index });
      const panes = { role: 'tab', within: { role: 'tablist', name: /details/i } };
      for (let pane = 0; pane < (await panel.count(panes)); pane += 1)
        await panel.click({ ...panes, at: pane });
    }
  }
}
