import { once } from "node:events";
import { createServer, type Socket } from "node:net";
import { expect, test } from "vitest";
import { createSilentTelemetry, createTelemetry } from "../telemetry/index.ts";
import { createMail } from "./mail.ts";

/** As much of SMTP (RFC 5321) as taking one message needs. `refuse` answers the recipient with a lasting failure. */
async function smtpServer(refuse = false): Promise<{ url: string; messages: string[]; close: () => void }> {
  const messages: string[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    let inData = false;
    let buffer = "";
    socket.write("220 local\r\n");
    socket.on("data", (chunk) => {
      buffer += chunk.toString();
      for (;;) {
        const end = inData ? "\r\n.\r\n" : "\r\n";
        const at = buffer.indexOf(end);
        if (at < 0) return;
        const part = buffer.slice(0, at);
        buffer = buffer.slice(at + end.length);
        if (inData) messages.push(part);
        const answer = inData ? "250 taken" : /^DATA/i.test(part) ? "354 go on" : /^RCPT/i.test(part) && refuse ? "550 no such box" : "250 ok";
        inData = !inData && answer.startsWith("354");
        socket.write(`${answer}\r\n`);
      }
    });
    socket.on("error", () => {});
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as { port: number };
  return {
    url: `smtp://127.0.0.1:${port}`,
    messages,
    close: () => {
      for (const socket of sockets) socket.destroy();
      server.close();
    },
  };
}

test("a mail reaches the mail server with sender, recipient and text", async () => {
  const smtp = await smtpServer();
  const mail = createMail({ smtpUrl: smtp.url, from: "Lumbung <shop@example.org>", log: createSilentTelemetry().log });
  await mail.send({ to: "siti@example.org", subject: "Hello", text: "Open https://shop.example.org/reset#token=abc" });
  mail.close();
  smtp.close();
  expect(smtp.messages).toHaveLength(1);
  for (const text of ["From: Lumbung <shop@example.org>", "To: siti@example.org", "Subject: Hello"]) expect(smtp.messages[0]).toContain(text);
});

test("a mail the server refuses is an error, so that it is tried again", async () => {
  const smtp = await smtpServer(true);
  const mail = createMail({ smtpUrl: smtp.url, from: "shop@example.org", log: createSilentTelemetry().log });
  await expect(mail.send({ to: "nobody@example.org", subject: "Hello", text: "x" })).rejects.toThrow(/550/);
  mail.close();
  smtp.close();
});

test("without a mail server the link stands in the log once, marked as not sent", async () => {
  const lines: string[] = [];
  const { log } = createTelemetry({ level: "info", destination: { write: (line) => lines.push(line) } });
  const mail = createMail({ smtpUrl: undefined, from: "shop@example.org", log });
  await mail.send({ to: "siti@example.org", subject: "Hello", text: "Open https://shop.example.org/reset#token=abc" });
  expect(lines).toHaveLength(1);
  expect(lines[0]).toContain("https://shop.example.org/reset#token=abc");
  expect(lines[0]).toContain("was not sent");
});
