/** What was found when one truth was recounted. */
export interface Finding {
  /** `booking: no slot is oversold` */
  truth: string
  /** How many things were looked at. */
  counted: number
  /** The id of each thing that it does not hold for, and why. */
  violations: string[]
}
