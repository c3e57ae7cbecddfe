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
  const ours = () => scanText(har);
  const pattern = () => har.match(gitleaks);
  return [
    noted('find: 50 MB HAR', timeOf(ours, 5), 'ms'),
    atLeast('find: 50 MB HAR, speed against indexOf', 1 / ratioOf(ours, floor, 5), '×', 0.5),
    noted('find: 50 MB HAR, speed against gitleaks’ pattern', 1 / ratioOf(ours, pattern, 3), '×'),
  ];
};

export const hostile: Bench = () => {
  const shapes = Object.entries(hostileShapes).map(([name, make]) => {
    const [half, whole] = [make(2_500_000), make(5_000_000)];
    const time = timeOf(() => scanText(whole));
    // What is short is measured often: another process is quickly as long.
    const rounds = Math.min(50, Math.ceil(200 / time));
    // Not a millisecond: the clock says more about itself than about us.
    const growth =
      time < 1
        ? 1
        : ratioOf(
            () => scanText(whole),
            () => scanText(half),
            Math.max(5, rounds),
          );
    return { name, time, growth };
  });
  const slowest = shapes.reduce((worst, shape) => (shape.time > worst.time ? shape : worst));
  const steepest = shapes.reduce((worst, shape) => (shape.growth > worst.growth ? shape : worst));
  return [
    atMost(`hostile: slowest 5 MB shape (${slowest.name})`, slowest.time, 'ms', 50),
    atMost(`hostile: growth for twice the input (${steepest.name})`, steepest.growth, '×', 2.3),
  ];
};
