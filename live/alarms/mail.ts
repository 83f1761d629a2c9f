import { createTransport } from "nodemailer";
import { BOUNDS } from "../bounds.ts";
import type { MailChannel } from "./channelsFile.ts";
import { DeliveryFailed, nameOf } from "./webhook.ts";

/** A mail as people read it. */
export interface MailText {
  readonly subject: string;
  readonly text: string;
}

/**
 * Hands one mail to the channel's server. Resolves when the server has taken it for everybody; rejects with
 * `DeliveryFailed` otherwise, finally when the server says that it never will (5xx). The id is in the message's own id, so
 * that a mail that comes twice is known as one.
 */
export async function sendMail(channel: MailChannel, id: string, { subject, text }: MailText): Promise<void> {
  const { host, port, security, user, password, from, to } = channel;
  const transport = createTransport({
    ...{ host, port, secure: security === "tls", requireTLS: security === "starttls", ignoreTLS: security === "none" },
    ...(user === undefined || password === undefined ? {} : { auth: { user, pass: password } }),
    connectionTimeout: BOUNDS.alarmAttemptMs,
    greetingTimeout: BOUNDS.alarmAttemptMs,
    socketTimeout: BOUNDS.alarmAttemptMs,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  try {
    await transport.sendMail({
      ...{ from, to: [...to], subject, text, messageId: `<${id}@floorcast>` },
      headers: { "X-Floorcast-Id": id, "Auto-Submitted": "auto-generated" },
    });
  } catch (problem) {
    const status = problem instanceof Error && "responseCode" in problem ? Number(problem.responseCode) : 0;
    const detail = status > 0 ? `the mail server answered ${status}` : `not delivered: ${nameOf(problem)}`;
    // 5xx of the login is not the mail's fault: it works again once the password does.
    const final = status >= 550 && status < 560;
    throw new DeliveryFailed(detail, final, { cause: problem });
  } finally {
    transport.close();
  }
}
