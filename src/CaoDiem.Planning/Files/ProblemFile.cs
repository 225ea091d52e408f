namespace CaoDiem.Planning;

/// <summary>The planner's problem as a JSON file; the format stands in docs/formats/plan.md.</summary>
public static class ProblemFile
{
    /// <summary>Reads and checks a problem. Keys that are not known are ignored.</summary>
    /// <exception cref="PlanningException">The file is faulty; all faults found are listed.</exception>
    public static Problem Read(Stream stream) => JsonInput.Read(stream, root =>
    {
        var problem = new ProblemReader(root).Read();
        ReferenceCheck.Run(problem, root.Issues);
        root.Issues.ThrowIfAny();
        PinCheck.Run(problem, root.Issues);
        root.Issues.ThrowIfAny();
        return problem;
    });

    /// <summary>Writes a problem so that <see cref="Read"/> gives it back.</summary>
    public static void Write(Problem problem, Stream stream) => new ProblemWriter(problem).Write(stream);
}
