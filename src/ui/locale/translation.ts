/** What people choose from: only its label is read. */
interface Choice {
  readonly id: string;
  readonly label: string;
}

/**
 * What a translator writes for the words `T`: the same members, each text and each function that makes one. Left out is
 * what nobody reads: the id of a choice, a number that something is compared with.
 */
export type Translation<T> = T extends string
  ? string
  : T extends (...given: infer Given) => infer Made
    ? (...given: Given) => Translation<Made>
    : T extends readonly unknown[]
      ? { readonly [Place in keyof T]: Translation<T[Place]> }
      : T extends Choice
        ? Pick<Choice, 'label'>
        : { readonly [Name in keyof T as T[Name] extends number ? never : Name]: Translation<T[Name]> };
