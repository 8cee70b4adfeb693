namespace Trestle.Analyzers.Model;

/// <summary>A rule's look at a body.</summary>
/// <param name="needs">What the body has to hold, all of it, for the rule to find anything.</param>
sealed class Check(Contents needs, Action<Body> look)
{
    public void Run(Body body)
    {
        if ((body.Contents & needs) == needs)
            look(body);
    }
}
