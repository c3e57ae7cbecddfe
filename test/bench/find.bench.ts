import { scanText } from '../../src/core/find/scan.ts';
import { atLeast, atMost, type Bench, noted, ratioOf, timeOf } from './measure.ts';
import { hostileShapes, sampleHar } from './samples.ts';

/** The pattern of gitleaks' rule for JWTs (MIT), the widest-used search of its kind. */
const gitleaks =
  /\b(ey[a-zA-Z0-9]{17,}\.ey[a-zA-Z0-9/\\_-]{17,}\.(?:[a-zA-Z0-9/\\_-]{10,}={0,2})?)(?:['"\n\r\s`;]|$)/g;

export const find: Bench = () => {
  const har = sampleHar(50);
  const floor = () => {
    let count = 0;
    for (let at = har.indexOf('eyJ'); at !== -1; at = har.indexOf('eyJ', at + 3)) count += 1;
    return count;
  };
  return [
    atLeast('find: 50 MB HAR, speed against indexOf', 1 / ratioOf(() => scanText(har), floor, 5), '×', 0.5),
    atLeast(
      'find: 50 MB HAR, speed against gitleaks’ pattern',
      1 /
        ratioOf(
          () => scanText(har),
          () => har.match(gitleaks),
          3,
        ),
      '×',
      1,
    ),
  ];
};

export const hostile: Bench = () => {
  const shapes = Object.entries(hostileShapes).map(([name, make]) => {
    const [half, whole] = [make(2_500_000), make(5_000_000)];
    const time = timeOf(() => scanText(whole));
    return {
      name,
      time,
      growth:
        time < 5
          ? 1
          : time /
            Math.max(
              timeOf(() => scanText(half)),
              0.05,
            ),
    };
  });
  const slowest = shapes.reduce((worst, shape) => (shape.time > worst.time ? shape : worst));
  const steepest = shapes.reduce((worst, shape) => (shape.growth > worst.growth ? shape : worst));
  return [
    atMost(`hostile: slowest 5 MB shape (${slowest.name})`, slowest.time, 'ms', 50),
    atMost(`hostile: steepest growth for twice the input (${steepest.name})`, steepest.growth, '×', 2.3),
  ];
};
