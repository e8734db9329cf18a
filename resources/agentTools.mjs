// Joins the agent that started this program to the Overture that runs it: standard streams on one side, a local
// socket on the other. It holds no port open and knows nothing; the key is good for one attempt.
import { connect } from 'node:net';

const { OVERTURE_TOOLS_SOCKET: socketPath, OVERTURE_TOOLS_KEY: key } = process.env;
if (!socketPath || !key) {
  process.stderr.write('Overture starts this program itself, for an agent at work.\n');
  process.exit(1);
}

const socket = connect(socketPath);
socket.write(`${key}\n`);
process.stdin.pipe(socket);
socket.pipe(process.stdout);
socket.on('error', (error) => {
  process.stderr.write(`Overture has ended this attempt (${error.message}).\n`);
  process.exitCode = 1;
});
socket.on('close', () => process.exit());
