import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { JourneyEvent, JourneyKind } from '../../src/core/session/journey.ts';
import { layAxis, layMarks } from '../../src/ui/tokens/journey-axis.ts';

const now = Date.UTC(2026, 2, 14, 14, 40);
const minute = 60_000;
const day = 1440 * minute;
const event = (at: number, kind: JourneyKind = 'used', until = at): JourneyEvent => ({
  kind,
  at,
  until,
  times: 1,
  places: [],
  carrier: null,
  statuses: [],
  link: null,
});

describe('the axis of a journey', () => {
  it('is to scale', () => {
    const { place, breaks } = layAxis(
      [event(now - 20 * minute, 'issued'), event(now - 5 * minute, 'expired')],
      now,
      628,
    );
    expect(breaks).toEqual([]);
    expect(place(now - 20 * minute)).toBe(22);
    expect(place(now)).toBe(606);
    expect(place(now - 5 * minute)).toBeCloseTo(460);
  });

  it('leaves out what would press everything else into a point, on either side', () => {
    const uses = [event(now - 10 * minute), event(now - 5 * minute)];
    const events = [event(now - 153 * day, 'issued'), ...uses, event(now + 212 * day, 'expired')];
    const { place, breaks } = layAxis(events, now, 628);
    expect(breaks).toHaveLength(2);
    expect(place(now) - place(now - 10 * minute)).toBeGreaterThan(400);
    expect(place(now) - place(now - 5 * minute)).toBeCloseTo(
      place(now - 5 * minute) - place(now - 10 * minute),
    );
  });

  it('stands for a single moment too', () => {
    const { place, labels } = layAxis([event(now, 'pasted')], now, 400);
    expect(place(now)).toBe(200);
    expect(labels.map(({ text }) => text)).toEqual(['now']);
  });

  it('never lets labels touch, nor marks, nor loses an event', () => {
    const moments = fc.array(fc.integer({ min: -400 * day, max: 400 * day }), {
      minLength: 1,
      maxLength: 40,
    });
    fc.assert(
      fc.property(moments, fc.integer({ min: 280, max: 1400 }), (offsets, width) => {
        const events = offsets
          .sort((a, b) => a - b)
          .map((offset, index) => event(now + offset, 'used', now + offset + (index % 3) * day));
        const axis = layAxis(events, now, width);
        for (const [index, label] of axis.labels.entries()) {
          const before = axis.labels[index - 1];
          expect(label.left).toBeGreaterThanOrEqual(
            before === undefined ? 0 : before.left + before.width + 10,
          );
          expect(label.left + label.width).toBeLessThanOrEqual(width + 0.01);
        }
        const marks = layMarks(events, axis.place, width);
        for (const [index, { x }] of marks.entries()) {
          expect(x - (marks[index - 1]?.x ?? -100)).toBeGreaterThan(23.9);
          expect(x).toBeLessThanOrEqual(width - 21.9);
        }
        expect(marks.flatMap((mark) => mark.events).sort((a, b) => a - b)).toEqual(
          events.map((_, index) => index),
        );
      }),
    );
  });
});
