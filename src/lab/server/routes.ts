import type { Answer } from './answer.ts';
import type { LabRequest } from './request.ts';

export type Handler = (request: LabRequest) => Answer | Promise<Answer>;

/** `METHOD /path/:name` → what answers it. */
export type Routes = Readonly<Record<string, Handler>>;

/** The handler of a request and the values of its `:name` segments; null where no route has its path and method. */
export function matchRoute(routes: Routes, method: string, path: string) {
  const asked = path.split('/');
  for (const [pattern, handler] of Object.entries(routes)) {
    const space = pattern.indexOf(' ');
    if (pattern.slice(0, space) !== method) continue;
    const params = matchPath(pattern.slice(space + 1).split('/'), asked);
    if (params !== null) return { handler, params };
  }
  return null;
}

function matchPath(pattern: readonly string[], asked: readonly string[]): Record<string, string> | null {
  if (pattern.length !== asked.length) return null;
  const params: Record<string, string> = {};
  for (const [index, segment] of pattern.entries()) {
    const value = asked[index] as string;
    if (segment.startsWith(':')) params[segment.slice(1)] = value;
    else if (segment !== value) return null;
  }
  return params;
}
