import { errorCatalogue } from "@lumbung/contracts";
import type { FastifyError, FastifyReply, FastifyRequest } from "fastify";
import { hasZodFastifySchemaValidationErrors } from "fastify-type-provider-zod";
import { isUnavailable } from "../../infrastructure/postgres/index.ts";
import { AppError, toProblem } from "../../shared/errors.ts";

/** Answers every failure as a problem document; what was not expected is logged and leaves as INTERNAL. */
export function sendError(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const known = toAppError(error as FastifyError);
  if (known.code === "INTERNAL")
    request.log.error({ err: error, requestId: request.id, method: request.method, route: request.routeOptions?.url }, "request failed");
  if (known.retryAfterSeconds !== undefined) reply.header("retry-after", String(known.retryAfterSeconds));
  if (known.status === 401) reply.header("www-authenticate", "Bearer");
  return reply
    .code(known.status)
    .header("content-type", "application/problem+json; charset=utf-8")
    .send(JSON.stringify(toProblem(known, request.id)));
}

function toAppError(error: FastifyError): AppError {
  if (error instanceof AppError) return error;
  if (hasZodFastifySchemaValidationErrors(error)) {
    const fields = error.validation.map((issue) => ({
      path: issue.instancePath.replace(/^\//, "").replaceAll("/", ".") || error.validationContext || "body",
      message: issue.message ?? "is not valid",
    }));
    return new AppError("VALIDATION_FAILED", { fields }, { detail: fields.map((field) => `${field.path}: ${field.message}`).join("; ") });
  }
  if (error.code === "FST_ERR_MAX_PARAM_LENGTH") return new AppError("NOT_FOUND");
  if (error.code === "FST_ERR_CTP_BODY_TOO_LARGE" || error.statusCode === 413) return new AppError("PAYLOAD_TOO_LARGE");
  if (error.statusCode !== undefined && error.statusCode >= 400 && error.statusCode < 500)
    return new AppError("MALFORMED_REQUEST", {}, { detail: error.message });
  if (isUnavailable(error)) return new AppError("DATABASE_UNAVAILABLE", {}, { retryAfterSeconds: 1, cause: error });
  return new AppError("INTERNAL", {}, { detail: errorCatalogue.INTERNAL.title, cause: error });
}
