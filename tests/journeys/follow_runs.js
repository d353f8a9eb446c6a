// Follows what a page asks of Streamlit and what of it is answered, so that a test can wait for that and for nothing else.
(() => {
  const ASKED = 11; // BackMsg.rerun_script
  const BEGUN = 4; // ForwardMsg.new_session
  const ENDED = 6; // ForwardMsg.script_finished
  const ENDED_FOR_ANOTHER = 2; // ForwardMsg.FINISHED_EARLY_FOR_RERUN
  const [VARINT, LONG, DELIMITED, SHORT] = [0, 1, 2, 5];

  const runs = { isAsked: false, isRunning: false };
  window.followedRuns = runs;

  /** The top fields of a message in Protocol Buffers: {number: value}, a length for what is longer than a number. */
  function readFields(bytes) {
    const fields = {};
    let at = 0;
    const readNumber = () => {
      let value = 0;
      for (let factor = 1; ; factor *= 128) {
        const byte = bytes[at++];
        value += (byte % 128) * factor;
        if (!(byte >= 128)) return value;
      }
    };
    while (at < bytes.length) {
      const tag = readNumber();
      const [number, kind] = [Math.floor(tag / 8), tag % 8];
      if (kind === VARINT) fields[number] = readNumber();
      else if (kind === DELIMITED) {
        fields[number] = readNumber();
        at += fields[number];
      } else if (kind === LONG || kind === SHORT) at += kind === LONG ? 8 : 4;
      else throw new Error(`A field of kind ${kind} is not known.`);
    }
    return fields;
  }

  function noteAnswer({ data }) {
    const fields = readFields(new Uint8Array(data));
    if (BEGUN in fields) [runs.isAsked, runs.isRunning] = [false, true];
    if (ENDED in fields && fields[ENDED] !== ENDED_FOR_ANOTHER) runs.isRunning = false;
  }

  const followed = new WeakSet();
  const send = WebSocket.prototype.send;
  WebSocket.prototype.send = function (data) {
    if (!followed.has(this)) {
      followed.add(this);
      this.addEventListener("message", noteAnswer);
      this.addEventListener("close", () => ([runs.isAsked, runs.isRunning] = [false, false]));
    }
    const bytes = ArrayBuffer.isView(data) ? new Uint8Array(data.buffer, data.byteOffset, data.byteLength) : new Uint8Array(data);
    if (ASKED in readFields(bytes)) runs.isAsked = true;
    return send.call(this, data);
  };
})();
