import { WijkPasskey } from "./wijk-passkey.ts";

customElements.define("wijk-passkey", WijkPasskey);
