/**
 * Every state of the panel for people who see, point or read otherwise: light and dark, forced colours, wide and narrow,
 * zoomed, with spaced text, without motion. `CLAIMCHECK_STATES="audit keys"` looks at those alone.
 */
import { beforeAll, expect, it } from 'vitest';
import { findChromium } from '../../../scripts/find-browser.mjs';
import { type Complaints, walkGallery } from '../gallery/walk.ts';
import { describeInChromium } from './inspecting.ts';

describeInChromium('every state of the gallery', () => {
  let complaints: Complaints;
  beforeAll(async () => {
    const only = process.env.CLAIMCHECK_STATES?.split(' ') ?? [];
    complaints = await walkGallery(findChromium() ?? '', only);
  }, 600_000);

  it('gives axe nothing to say, light, dark and narrow (WCAG 2.2 AA and good practice)', () => {
    expect(complaints.axe).toEqual([]);
  });

  it('loses nothing in forced colours', () => {
    expect(complaints['forced colours']).toEqual([]);
  });

  it('cuts no text off that cannot be read elsewhere, zoomed to 400% or with spaced text', () => {
    expect(complaints['cut off']).toEqual([]);
  });

  it('has every control in reach, zoomed to 400%', () => {
    expect(complaints['out of reach']).toEqual([]);
  });

  it('stands still where less motion is asked for', () => {
    expect(complaints.motion).toEqual([]);
  });
});
