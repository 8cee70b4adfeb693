using Trestle.Torture;
using Trestle.Torture.Children;

// As a child: one command. As itself: areas of faults, and a table of what they did.
return args is [ChildProgram.Word, ..] ? await ChildProgram.Run(args[1..]) : await Areas.Run(args);
