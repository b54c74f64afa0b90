import { paths } from '../paths.ts'

/** The operators' pages below those that others link to. */
export const operatePaths = {
  boardFrom: (firstDay: string) => `${paths.operate}?from=${firstDay}`,
  newTraining: `${paths.operateTrainings}/new`,
  training: (id: string) => `${paths.operateTrainings}/${encodeURIComponent(id)}`,
}
