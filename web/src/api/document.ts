/** An operation as the server is sent it, written by `npm run codegen`; what it takes and answers is known to the compiler alone. */
export type Document<Result, Variables> = string & { readonly typed?: (variables: Variables) => Result }
