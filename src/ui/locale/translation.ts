/**
 * What a translator writes for the words `T`: the same members, each text and each function that makes one. Left out is
 * what nobody reads: the `id` of a choice, a number that something is compared with.
 */
export type Translation<T> = T extends string
  ? string
  : T extends (...given: infer Given) => infer Made
    ? (...given: Given) => Translation<Made>
    : T extends readonly unknown[]
      ? { readonly [Place in keyof T]?: Translation<T[Place]> }
      : {
          readonly [Name in keyof T as Name extends 'id'
            ? never
            : T[Name] extends number
              ? never
              : Name]?: Translation<T[Name]>;
        };
