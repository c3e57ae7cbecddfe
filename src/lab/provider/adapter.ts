/** Where the provider keeps its sessions, grants and codes: in memory, for one run. */

type Payload = Record<string, unknown>;

interface Kept {
  readonly payload: Payload;
  /** When it may be forgotten, in milliseconds since the epoch. */
  readonly until: number;
}

/** What is over is kept a while, so that the provider can say that it has expired. Milliseconds. */
const afterglow = 600_000;

/** The interface that `oidc-provider` asks for, once for each kind of thing (`model`). */
export function makeAdapter(): (model: string) => object {
  const kept = new Map<string, Kept>();
  return (model) => {
    const keyOf = (id: string) => `${model} ${id}`;
    const findBy = (member: string, value: string) =>
      [...kept].find(([key, { payload }]) => key.startsWith(`${model} `) && payload[member] === value)?.[1]
        .payload;
    return {
      async upsert(id: string, payload: Payload, expiresIn?: number) {
        const now = Date.now();
        for (const [key, { until }] of kept) if (until < now) kept.delete(key);
        const until = expiresIn === undefined ? Infinity : now + expiresIn * 1000 + afterglow;
        kept.set(keyOf(id), { payload, until });
      },
      find: async (id: string) => kept.get(keyOf(id))?.payload,
      findByUid: async (uid: string) => findBy('uid', uid),
      findByUserCode: async (userCode: string) => findBy('userCode', userCode),
      async consume(id: string) {
        const payload = kept.get(keyOf(id))?.payload;
        if (payload !== undefined) payload.consumed = Math.floor(Date.now() / 1000);
      },
      async destroy(id: string) {
        kept.delete(keyOf(id));
      },
      async revokeByGrantId(grantId: string) {
        for (const [key, { payload }] of kept)
          if (key.startsWith(`${model} `) && payload.grantId === grantId) kept.delete(key);
      },
    };
  };
}
