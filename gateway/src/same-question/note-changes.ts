import { getOperationAST, OperationTypeNode } from 'graphql'
import type { Plugin } from 'graphql-yoga'
import type { Visit } from '../context.ts'

/** Tells what is kept of answers of each mutation before it is answered: what it was about, and who did it. */
export function noteChanges(): Plugin<Visit> {
  return {
    onExecute({ args }) {
      if (getOperationAST(args.document, args.operationName)?.operation !== OperationTypeNode.MUTATION) return
      return {
        onExecuteDone({ result }) {
          const { gateway, viewer }: Visit = args.contextValue
          const text = JSON.stringify([
            args.variableValues,
            Symbol.asyncIterator in result ? null : result.data,
          ])
          gateway.sameQuestion.changes.changedBy(viewer?.personId, text)
        },
      }
    },
  }
}
