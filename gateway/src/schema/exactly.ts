/** Every key of any member of a union. */
export type KeyOf<Shape> = Shape extends unknown ? keyof Shape : never

type At<Shape, Key> = Shape extends unknown ? (Key extends keyof Shape ? Shape[Key] : never) : never

/** What is given, without a key that the shape does not have, however deep: with such a one it does not compile. */
export type Exactly<Given, Shape> = {
  [Key in keyof Given]: Key extends KeyOf<Shape>
    ? ExactlyInside<Given[Key], NonNullable<At<Shape, Key>>>
    : never
}

type ExactlyInside<Given, Shape> = Given extends readonly (infer Item)[]
  ? ExactlyInside<Item, Shape extends readonly (infer Wanted)[] ? Wanted : never>[]
  : Given extends object
    ? Exactly<Given, Shape>
    : Given
