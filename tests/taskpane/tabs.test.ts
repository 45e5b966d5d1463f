import { tabOf } from "../../src/taskpane/tabs";

const names = ["functions", "new-plan", "check", "share"];
const opened = (address: string) => tabOf(new URL(`https://example.org/taskpane.html${address}`), names);

it.each([
  ["?tab=check", "check"],
  ["?v=0.2.0&tab=new-plan", "new-plan"],
  ["?TAB=Check", "check"],
  ["?_host_Info=Excel$Win32$16.01$en-US&tab=share&_xdm_Info=1", "share"],
  ["#check", "check"],
  ["#tab=new-plan", "new-plan"],
  ["#new-plan&_xdm_Info=abc|def", "new-plan"],
  ["?et=#check&_xdm_Info=abc", "check"],
  ["?tab=check#share", "check"],
  ["?tab=nonsense#share", "share"],
  ["", undefined],
  ["?tab=nonsense", undefined],
  ["#_xdm_Info=abc", undefined],
])("%s opens %s", (address, tab) => {
  expect(opened(address)).toBe(tab);
});
